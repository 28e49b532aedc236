-- The type of each customer: the whole probability vector, the level it deserves, and what it rests on.
create table type_assignment (
    customer_id bigint primary key references customer on delete cascade,
    typology_id smallint references typology, -- null: no typology for the country
    level text not null check (level in ('TYPE', 'GROUP', 'NONE')),
    declared boolean not null default false, -- the customer's own word wins over the computed type
    type_code text, -- most probable type; what may be said of it depends on the level
    type_probability double precision,
    group_code text,
    group_probability double precision,
    entropy double precision, -- bits
    posterior real[], -- per type, in the order of lifestyle_type.sequence
    area_level text check (area_level in ('POSTCODE', 'MUNICIPALITY', 'NATION')),
    evidence text[] not null default '{}', -- ageBand=30-34, tenure=OWNER, …
    reason text, -- why there is no type: FOREIGN, MINOR, PROFILING_OBJECTION, …
    assigned_at timestamptz not null default now()
);
create index type_assignment_type on type_assignment (type_code, customer_id) where level = 'TYPE';
create index type_assignment_group on type_assignment (group_code, customer_id) where level <> 'NONE';
