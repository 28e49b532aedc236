-- More of what contact moments add up to: what is bought and searched most, where it goes, and the last score.
alter table behaviour
    add column favourites text[], -- at most five products, of most orders first; null: none
    add column search_terms text[], -- at most five, most frequent first; null: none
    add column trend text check (trend in ('GROWING', 'STEADY', 'SHRINKING')), -- revenue of the later half against the earlier
    add column last_score smallint;

-- Who lives together. Types describe households, age bands persons: their counts are never mixed.
create table household (
    id bigint generated always as identity primary key,
    external_id text not null unique,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table household_member (
    customer_id bigint primary key references customer on delete cascade,
    household_id bigint not null references household on delete cascade,
    since timestamptz not null default now()
);
create index household_member_household on household_member (household_id, customer_id);

-- Whether what we sell solves a problem of theirs: declared like a company's own trait, part of willing and able.
alter table customer add column x_solves_problem text;
create index customer_x_solves_problem on customer (x_solves_problem) where x_solves_problem is not null;
insert into trait (code, facet, type, "column", label, description, operators, "values", sensitivity, displayable, half_life_days)
values ('solvesProblem', 'PSYCHOGRAPHIC', 'CHOICE', 'x_solves_problem', 'Solves their problem',
    'Whether what we offer solves the problem they try to solve', '{EQUALS,IN,EXISTS}', '{YES,PARTLY,NO}', 'PROFILE', false, 365);
