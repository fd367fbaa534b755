"""What a service costs and brings: an electronic costing form (електронна калкулация) as pure functions.

Nothing here reads, stores or knows the time. :func:`~cleaning.domain.pricing.calculate.price` turns a
:class:`~cleaning.domain.pricing.sheet.Sheet` and what items cost now into a
:class:`~cleaning.domain.pricing.price.Price`: the figures, and lines that add up to them, each with its formula in
numbers. :func:`~cleaning.domain.pricing.reprice.reprice` follows one item's price from stored sums and gives the same
cent. A :class:`~cleaning.domain.pricing.cost_sheet.CostSheet` keeps inputs, figures and the reason of every revision.

The formula, for ``q`` units of a service done once (money in euro without VAT, percents as 20 for 20 %):

====================  ===========================================================================================
hours                 ``q × minutes per unit × coefficient × coefficient … ÷ 60``
labour                ``hours × cost of an hour``
material              ``q × consumption × (1 + waste ÷ 100) × unit cost now``, each item a line
machine               ``hours × share ÷ 100 × purchase price ÷ hours of service life``, each machine a line
transport             ``km × rate per km + fixed sum``
direct cost           the sum of the lines above
cost                  ``direct + direct × overhead ÷ 100``
price by markup m     ``cost × (1 + m ÷ 100)``
price by margin g     ``cost ÷ (1 − g ÷ 100)``, ``g`` below 100
price fixed           the sum somebody set
then, in this order   not below the least charge; less the discount; up to the next whole price step
margin                ``(price − cost) ÷ price × 100``
====================  ===========================================================================================

Each line is one exact fraction rounded once, half up, to the cent; totals are sums of rounded lines. An item without a
price makes its line unknown (``None``, never zero), is named in ``missing``, and leaves the margin unknown.

A worked example: 120 m² of office, 0.85 minutes each; soap at 2.10 a litre, 0.02 l per m²; a vacuum cleaner of 600.00
that lasts 2,000 hours and runs half of the time; overhead 12 %, margin 30 %, prices up to the half euro.

>>> from decimal import Decimal
>>> from cleaning.domain.pricing.calculate import price
>>> from cleaning.domain.pricing.sheet import Machine, Material, Sheet, Terms
>>> from cleaning.domain.pricing.values import MarginRule
>>> from cleaning.domain.shared.ids import ItemId
>>> from cleaning.domain.shared.money import Money, UnitCost
>>> soap = ItemId(1)
>>> sheet = Sheet(
...     quantity=Decimal(120), minutes_per_unit=Decimal("0.85"), hourly_cost=UnitCost("8.50"),
...     materials=(Material(item_id=soap, per_unit=Decimal("0.02")),),
...     machines=(Machine(name="Vacuum", share=Decimal(50), price=Money(600), life_hours=Decimal(2000)),),
...     terms=Terms(overhead=Decimal(12), rule=MarginRule.MARGIN, margin=Decimal(30), step=Money("0.50")),
... )
>>> answer = price(sheet, {soap: UnitCost("2.10")})
>>> print(answer.hours, answer.labour, answer.materials, answer.equipment, answer.direct)
1.7000 14.45 5.04 0.26 19.75
>>> print(answer.overhead, answer.cost, answer.price, answer.margin)
2.37 22.12 32.00 30.88
>>> price(sheet, {}).missing, price(sheet, {}).margin
((1,), None)

Labour is 1.7 × 8.50 = 14.45; soap 120 × 0.02 × 2.10 = 5.04; the machine 1.7 × 0.5 × 600 ÷ 2,000 = 0.255 → 0.26;
22.12 ÷ 0.7 = 31.60, up to 32.00. Hypothesis strategies for sheets, costs and price changes are in
``tests/strategies.py``.
"""
