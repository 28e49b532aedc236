-- Customers of whom an import has brought contact moments that are not yet added up. This is done once for each of them at the end
-- of the import, instead of with every line; after one that died, by a job.
create table behaviour_due (
    customer_id bigint primary key, -- no reference: who is gone meanwhile is passed over
    since timestamptz not null default now()
);
