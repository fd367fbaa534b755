"""What the thread must come to, worked out by hand, whether it is walked by the API or on the screens.

One office of 100 m²; one service of 0.6 minutes and 0.02 l of a detergent per m²; labour 10.00 an hour, no overhead,
no transport, margin 50 % of the price, price step 0.50, no minimum.
"""

from decimal import Decimal

AREA = Decimal(100)
PRICE_BEFORE, PRICE_AFTER = Decimal("2.00"), Decimal("2.50")
"""EUR per litre: from the list, and on the delivery."""
RECEIVED = Decimal(20)

# 100 × 0.6 / 60 = 1 h × 10.00 = 10.00; 100 × 0.02 = 2 l × 2.00 = 4.00; 14.00 / (1 − 0.5) = 28.00
COST_BEFORE, VISIT_PRICE = "14.00", "28.00"
# 2 l × 2.50 = 5.00; 15.00 / 0.5 = 30.00: what a new sheet would ask, while the agreed price stands
COST_AFTER, PRICE_AFTER_RECEIPT = "15.00", "30.00"
# 28.00 + 20 % VAT
NET, VAT, TOTAL = "28.00", "5.60", "33.60"
# 20 l × 2.50 and the supplier's VAT
STOCK_VALUE, SUPPLIER_DEBT = "50.00", "60.00"
# 2 l used at the average of 2.50
MATERIALS, STOCK_LEFT = "5.00", "45.00"
# 100 m² × 0.0801 = 8.01 to two people who worked equally: the odd cent goes to the first
EARNED, SHARES = "8.01", ["4.01", "4.00"]
# 28.00 − 5.00 − 8.01
MARGIN = "14.99"
PAID = "40.00"
ADVANCE = "6.40"
"""Paid more than owed: the rest is the client's credit."""
