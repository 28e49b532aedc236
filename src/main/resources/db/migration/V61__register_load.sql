-- Registers by file, and addresses that may be used again. Addresses are kept as hashes only, wherever they came from.
create table register_load (
    id bigint generated always as identity primary key,
    register text not null references register,
    complete boolean not null, -- whether it took the place of all that was listed before
    lines bigint not null default 0,
    added bigint not null default 0,
    removed bigint not null default 0, -- listed before, and not in a complete file
    rejected bigint not null default 0,
    loaded_by text,
    loaded_at timestamptz not null default now()
);
create index register_load_register on register_load (register, id desc);

alter table suppression add column load_id bigint; -- the last load that named it; null: listed one by one
create index suppression_added on suppression (added_at); -- what is listed while a long delivery runs

-- who took an address off a list, and why; append-only
create table suppression_release (
    id bigint generated always as identity primary key,
    register text not null references register,
    kind text not null,
    hash bytea not null,
    listed_reason text,
    listed_at timestamptz not null,
    reason text not null,
    released_by text,
    released_at timestamptz not null default now()
);
create index suppression_release_register on suppression_release (register, id desc);
