-- What numbers of customers are measured by: averages over the customers, computed, and of countries, as published.
create table trait_average (
    country text not null, -- ISO 3166-1 code of two letters; empty: of all our customers
    trait text not null,
    average numeric not null,
    known bigint, -- customers of whom it is known; null: published
    source text, -- who published it; null: computed
    computed_at timestamptz not null default clock_timestamp(),
    primary key (country, trait)
);
