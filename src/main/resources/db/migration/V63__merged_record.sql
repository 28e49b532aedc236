-- What a customer brought into a merge, so that it goes back when the merge is undone: the customers a record belonged to
-- before, the last one last.
alter table sending add column merged_from bigint[] not null default '{}';
alter table exposure add column merged_from bigint[] not null default '{}';
alter table conversion add column merged_from bigint[] not null default '{}';
alter table preference add column merged_from bigint[] not null default '{}';

-- records of which the customer who stayed had one already
create table merged_record (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customer on delete cascade, -- the one who stayed
    merged_from bigint[] not null,
    relation text not null,
    record jsonb not null
);
create index merged_record_customer on merged_record (customer_id);
