-- Which identifiers name a person, and how two customers become one and two again.
create table identifier_rule (
    kind text primary key check (kind in ('CRM', 'EMAIL', 'LOYALTY_CARD', 'COOKIE', 'PHONE')),
    most integer not null check (most between 1 and 1000), -- a customer has
    strong boolean not null -- two customers with the same one are the same person
);
insert into identifier_rule values
    ('CRM', 20, true), ('EMAIL', 10, false), ('LOYALTY_CARD', 10, true), ('COOKIE', 100, false), ('PHONE', 10, false);

-- values that name nobody in particular, beside those that are built in
create table blocked_identifier (
    kind text not null references identifier_rule,
    value text not null,
    reason text not null,
    blocked_at timestamptz not null default now(),
    primary key (kind, value)
);

create function identifier_rules_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('smalti_changes', 'identifiers:0');
    return null;
end $$;
create trigger identifier_rule_changed after insert or update or delete on identifier_rule for each statement execute function identifier_rules_changed();
create trigger blocked_identifier_changed after insert or update or delete on blocked_identifier for each statement execute function identifier_rules_changed();

-- how a trait of two customers becomes one; a trait that is not here goes by origin, one of several texts by union
create table merge_rule (
    trait text primary key,
    rule text not null check (rule in ('BY_ORIGIN', 'NEWEST', 'OLDEST', 'LONGEST', 'SUM', 'UNION', 'KEEP'))
);

-- external ids of customers who are part of another one now
create table customer_alias (
    external_id text primary key,
    customer_id bigint not null references customer on delete cascade
);
create index customer_alias_customer on customer_alias (customer_id);

create table customer_merge (
    id bigint generated always as identity primary key,
    kept_id bigint not null, -- of customer; no reference: the record stays
    merged_id bigint not null,
    merged_external_id text not null,
    cause text not null, -- REQUESTED, or the kind of the identifier that both had
    decisions jsonb not null,
    before jsonb not null, -- both rows, and what belonged to the one that was merged
    merged_by text,
    merged_at timestamptz not null default now(),
    undone_at timestamptz
);
create index customer_merge_kept on customer_merge (kept_id);
create index customer_merge_merged on customer_merge (merged_id);
