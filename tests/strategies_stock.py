"""Published Hypothesis strategies for stock: quantities, prices and runs of moves."""

from decimal import Decimal

from hypothesis import strategies as st

from cleaning.domain.shared.money import Money

quantities = st.decimals(min_value=Decimal("0.0001"), max_value=500, places=4)
whole_quantities = st.integers(1, 40).map(Decimal)
worths = st.decimals(min_value=0, max_value=5_000, places=2).map(Money)
steps = st.lists(st.tuples(quantities, st.one_of(worths, st.none())), max_size=30)
"""Purchases (a quantity and what it cost) and, where the cost is None, requests to take so much away."""
lots = st.sampled_from(["", "L1", "L2"])
