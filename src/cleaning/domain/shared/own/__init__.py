"""Fields a company thinks up itself: what they are, what they hold, and how lists are narrowed and ordered by them."""
