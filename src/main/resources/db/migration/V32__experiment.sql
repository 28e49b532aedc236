-- Who was shown what, once per person, campaign and channel; and what came of it.
create table exposure (
    customer_id bigint not null references customer on delete cascade,
    campaign_id bigint not null references campaign on delete cascade,
    channel text not null,
    language text, -- this and the cell: null for the control group
    type_code text,
    group_code text,
    age_band text,
    wording text, -- null: in the control group, shown nothing
    exposed_at timestamptz not null,
    primary key (customer_id, campaign_id, channel)
);
create index exposure_campaign on exposure (campaign_id);

create table conversion (
    customer_id bigint not null references customer on delete cascade,
    campaign_id bigint not null references campaign on delete cascade,
    key text not null, -- the company's own, for example the number of the order
    value numeric(14, 2), -- in the currency of the orders
    converted_at timestamptz not null,
    primary key (customer_id, campaign_id, key)
);
create index conversion_campaign on conversion (campaign_id, customer_id, converted_at);
