"""What people decide, laid over what the machine says.

1. `decisions`, `anchors`: what a decision is, and how it finds its claims again after any new reading.
2. `values`, `overlay`, `constraints`: what decisions make of claims and events; pure.
3. `keeping`, `applying`: decisions in the database, and at work when the store assembles.
4. `coding`, `queue`, `conflicts`, `agreement`: what a reviewer writes, what waits, what new evidence says, and how far
   two coders agree.
5. `review`: all of it for one store, as `Store.review` gives it.
"""
