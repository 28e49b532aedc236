-- Traits that a company declares. Each has a nullable column of customer and a partial index over the customers who have
-- a value: adding it rewrites nothing, who lacks it pays one bit, and rules compare it as they compare a built-in trait.
create table trait (
    id bigint generated always as identity primary key,
    code text not null unique,
    facet text not null check (facet in ('DEMOGRAPHIC', 'PSYCHOGRAPHIC', 'BEHAVIOURAL', 'GEOGRAPHIC', 'FIRMOGRAPHIC')),
    type text not null check (type in ('TEXT', 'CHOICE', 'NUMBER', 'DATE', 'TIME', 'TEXTS')),
    "column" text not null unique, -- of customer
    label text not null,
    description text,
    unit text,
    operators text[] not null,
    "values" text[] not null default '{}',
    least numeric,
    most numeric,
    sensitivity text not null check (sensitivity in ('PROFILE', 'CONTACT')),
    displayable boolean not null,
    half_life_days integer check (half_life_days > 0),
    declared_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check (least <= most)
);

create function trait_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('smalti_changes', 'trait:' || id) from changed;
    return null;
end $$;
create trigger trait_inserted after insert on trait referencing new table as changed for each statement execute function trait_changed();
create trigger trait_updated after update on trait referencing new table as changed for each statement execute function trait_changed();
