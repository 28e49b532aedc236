-- Customers and organisations. One column per built-in trait holds the value that wins; provenance says where it comes from.
create table organisation (
    id bigint generated always as identity primary key,
    external_id text not null unique,
    name text not null,
    industry text, -- NACE Rev. 2.1 code, for example 47.91
    employees integer check (employees >= 0),
    annual_revenue numeric(16, 2), -- EUR
    quarterly_revenue numeric(16, 2), -- EUR, latest quarter
    head_office text, -- place
    country char(2),
    postcode text,
    culture text,
    marketing_budget numeric(16, 2), -- EUR a year
    target_audience text,
    consulting_needs text[] not null default '{}',
    provenance jsonb not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table customer (
    id bigint generated always as identity primary key,
    external_id text not null unique,
    lifecycle text not null default 'PROSPECT' check (lifecycle in ('PROSPECT', 'CUSTOMER', 'LAPSED')),
    -- contact data: shown to stewards only
    given_name text,
    family_name text,
    email text,
    phone text,
    street text,
    -- demographic
    birth_date date,
    birth_year smallint,
    age_estimate smallint,
    age_estimated_on date,
    gender text check (gender in ('FEMALE', 'MALE', 'OTHER')),
    education text check (education in ('LOW', 'MID', 'HIGH')),
    activity text check (activity in ('PROFESSIONAL_MANAGER', 'WHITE_COLLAR', 'BLUE_COLLAR', 'SELF_EMPLOYED', 'RETIRED', 'STUDENT', 'NOT_WORKING')),
    income numeric(12, 2), -- net EUR a month of the household
    household_composition text check (household_composition in ('SINGLE', 'COUPLE_NO_CHILD', 'COUPLE_WITH_CHILD', 'LONE_PARENT', 'OTHER')),
    household_size smallint,
    tenure text check (tenure in ('OWNER', 'PRIVATE_RENT', 'SOCIAL_RENT', 'OTHER')),
    dwelling text check (dwelling in ('DETACHED', 'SEMI_DETACHED', 'TERRACED', 'APARTMENT', 'OTHER')),
    language text, -- BCP 47 tag
    -- psychographic
    "values" text[],
    attitudes text[],
    interests text[],
    motivations text[],
    dream text,
    problem text, -- the problem they try to solve
    -- geographic
    country char(2),
    postcode text,
    municipality text, -- derived from country and postcode
    zone text, -- IANA time zone; null: that of the company
    -- behavioural, as told by the customer
    acquisition text, -- how they found us
    loyalty text check (loyalty in ('NONE', 'BRONZE', 'SILVER', 'GOLD')),
    brand_knowledge smallint check (brand_knowledge between 0 and 10),
    brand_feeling smallint check (brand_feeling between 0 and 10),
    budget numeric(12, 2), -- EUR a year they can spend with us
    -- firmographic
    organisation_id bigint references organisation,
    decision_role text check (decision_role in ('DECIDES', 'ADVISES', 'APPROVES')),
    -- where each value comes from: {"income": {"o": "DECLARED", "s": "CRM", "t": "2026-01-31T10:00:00Z", "c": 0.9}, …}
    provenance jsonb not null default '{}',
    restricted boolean not null default false,
    profiling_objection boolean not null default false,
    marketing_objection boolean not null default false,
    consented text[] not null default '{}', -- channels with consent for marketing: the fold of consent, renewed with it
    opted_out text[] not null default '{}', -- channels with consent withdrawn or marketing objected to
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check (num_nonnulls(age_estimate, age_estimated_on) in (0, 2))
);
create index customer_organisation on customer (organisation_id) where organisation_id is not null;
create index customer_postcode on customer (country, postcode);

create table customer_identifier (
    kind text not null check (kind in ('CRM', 'EMAIL', 'LOYALTY_CARD', 'COOKIE', 'PHONE')),
    value text not null,
    customer_id bigint not null references customer on delete cascade,
    source text not null,
    seen_at timestamptz not null default now(),
    primary key (kind, value)
);
create index customer_identifier_customer on customer_identifier (customer_id);

-- append-only: the current state is a fold over it
create table consent (
    customer_id bigint not null references customer on delete cascade,
    id bigint generated always as identity,
    purpose text not null check (purpose in ('MARKETING', 'PROFILING', 'SERVICE')),
    channel text check (channel in ('EMAIL', 'SMS', 'PUSH', 'WEB', 'SOCIAL', 'POST', 'DOOR_TO_DOOR', 'PHONE', 'IN_STORE')), -- null: every channel
    decision text not null check (decision in ('GIVEN', 'WITHDRAWN', 'OBJECTED')),
    source text not null,
    proof text,
    decided_at timestamptz not null,
    recorded_at timestamptz not null default now(),
    primary key (customer_id, id)
);

-- completed years on a day, from the best that is known; the same as Age.on in Java
create function age_on(day date, birth_date date, birth_year smallint, estimate smallint, estimated_on date)
returns integer language sql immutable parallel safe as $$
    select case when years between 0 and 130 then years end
    from (select case
        when birth_date is not null
            then case when birth_date <= day then extract(year from age(day::timestamp, birth_date::timestamp))::integer end
        when birth_year is not null then extract(year from day)::integer - birth_year
        when estimate is not null and estimated_on is not null
            then estimate + extract(year from age(day::timestamp, estimated_on::timestamp))::integer
    end) known (years)
$$;
