-- What customers may be expected to buy: the models fitted to the company's own orders, and what the latest says of each.
create table purchase_model (
    id bigint generated always as identity primary key,
    reference date not null, -- orders up to its end were looked at
    horizon integer not null, -- days ahead
    model jsonb not null, -- parameters and fit
    fitted_at timestamptz not null default clock_timestamp(),
    applied_at timestamptz -- null: not yet to all customers
);

create table expected_purchase (
    customer_id bigint primary key references customer on delete cascade,
    model_id bigint not null references purchase_model on delete cascade,
    alive double precision, -- probability; null: the model has none
    purchases double precision not null,
    average double precision, -- amount of one; null: unknown
    basis text not null check (basis in ('MODEL', 'MEAN'))
);
