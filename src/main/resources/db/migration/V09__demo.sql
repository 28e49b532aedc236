-- Which made-up world was loaded into this database, if any: it is never loaded twice.
create table demo_world (
    customers bigint not null,
    seed bigint not null,
    until date not null,
    loaded_at timestamptz not null default now()
);
