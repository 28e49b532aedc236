-- Contact moments, and what they add up to per customer. The customer leads every key.
create table customer_order (
    customer_id bigint not null references customer on delete cascade,
    id bigint generated always as identity,
    source text not null, -- WEBSHOP, CRM, …
    external_id text not null,
    kind text not null default 'PURCHASE' check (kind in ('PURCHASE', 'RETURN')),
    cancelled boolean not null default false,
    placed_at timestamptz not null,
    channel text,
    currency char(3) not null default 'EUR',
    total numeric(14, 2) not null, -- negative for a return
    import_id bigint, -- which import wrote it last
    primary key (customer_id, id)
);
create unique index customer_order_key on customer_order (source, external_id);
create index customer_order_time on customer_order (customer_id, placed_at desc, id desc);

create table order_line (
    customer_id bigint not null,
    order_id bigint not null,
    line smallint not null,
    product text not null,
    description text,
    quantity integer not null,
    unit_price numeric(14, 4) not null,
    primary key (customer_id, order_id, line),
    -- an order that turns out to be another customer's takes its lines along
    foreign key (customer_id, order_id) references customer_order (customer_id, id) on update cascade on delete cascade
);

-- how many lines of an order a running import has brought; emptied when it ends
create unlogged table order_progress (
    import_id bigint not null,
    external_id text not null,
    lines integer not null,
    primary key (import_id, external_id)
);

create table interaction (
    customer_id bigint not null references customer on delete cascade,
    id bigint generated always as identity,
    source text not null,
    external_id text not null,
    kind text not null check (kind in ('VISIT', 'SEARCH', 'SERVICE', 'SURVEY', 'CHAT')),
    occurred_at timestamptz not null,
    channel text,
    subject text, -- page, search term, reason of contact, question
    score smallint, -- satisfaction 0..10 (NPS) where the contact gave one
    detail jsonb,
    import_id bigint,
    primary key (customer_id, id)
);
create unique index interaction_key on interaction (source, external_id);
create index interaction_time on interaction (customer_id, occurred_at desc, id desc);

-- a fold over orders and interactions, renewed in the transaction that changes them
create table behaviour (
    customer_id bigint primary key references customer on delete cascade,
    orders integer not null default 0, -- distinct purchases that were not cancelled
    returns integer not null default 0,
    revenue numeric(16, 2) not null default 0, -- net of returns, without cancelled
    first_order_at timestamptz,
    last_order_at timestamptz,
    visits integer not null default 0,
    searches integer not null default 0,
    service_contacts integer not null default 0,
    last_visit_at timestamptz,
    last_interaction_at timestamptz,
    satisfaction double precision, -- mean of the scores given, 0..10
    preferred_channel text,
    updated_at timestamptz not null default now()
);
create index behaviour_revenue on behaviour (revenue desc, customer_id);
create index behaviour_last_order on behaviour (last_order_at);

-- the borders between scores as they were on one day: a page of customers is scored without ranking everybody.
-- Element i is the least value of score i + 2 (recency as minus days); null: nobody has that score or a higher one.
create table rfm_border (
    single boolean primary key default true check (single),
    reference date not null,
    customers integer not null, -- with at least one order
    recency integer[] not null,
    frequency integer[] not null,
    monetary numeric[] not null,
    decile numeric[] not null, -- element i is the least revenue in tenth i + 1, the first tenth being the highest
    computed_at timestamptz not null default now()
);

-- names for the 125 cells; the first that fits is taken
create table rfm_group (
    sequence smallint primary key,
    code text not null unique,
    label text not null,
    recency int4range not null,
    frequency int4range not null,
    monetary int4range not null
);
insert into rfm_group values
    (1, 'BEST', 'Best: recent, often, much', '[4,5]', '[4,5]', '[4,5]'),
    (2, 'LOYAL', 'Loyal: often, and not long ago', '[3,5]', '[4,5]', '[1,5]'),
    (3, 'WEALTHY', 'Wealthy: seldom, but much', '[3,5]', '[1,3]', '[5,5]'),
    (4, 'FIRST_TIME', 'First-time: recent, and least often', '[4,5]', '[1,1]', '[1,4]'),
    (5, 'PROMISING', 'Promising: recent, not yet often', '[4,5]', '[2,3]', '[1,4]'),
    (6, 'OCCASIONAL', 'Occasional: now and then', '[3,3]', '[1,3]', '[1,4]'),
    (7, 'AT_RISK', 'At risk: often, but not lately', '[1,2]', '[4,5]', '[1,5]'),
    (8, 'LAPSED', 'Lapsed: neither lately nor often', '[1,2]', '[1,3]', '[1,5]');
