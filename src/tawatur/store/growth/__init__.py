"""Growth: a new, changed or removed page is compared with its neighbours, and only the events that it touches are made
anew. The tables say which neighbours these are; `docs/decisions/0007-assembly-is-local.md` says why that is enough.

1. `world`: pages as assembly compares them, from the records of the store.
2. `blocks`: who stands next to whom.
3. `waiting`, `taking`, `linking`, `edges`, `vague`: the pages that wait, and the links of each; `mending`: of those
   beside them.
4. `clustering`: the clusters and events of all that new links touch.
5. `whole`: the same tables, after all was assembled at once.
"""
