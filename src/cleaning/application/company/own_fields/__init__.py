"""Fields the company thinks up itself: define them, change them, put them in order, archive them."""
