-- A stream that somebody stops, on whichever instance it runs.
alter table delivery drop constraint delivery_state_check,
    add constraint delivery_state_check check (state in ('RUNNING', 'DONE', 'BROKEN', 'CANCELLED')),
    add column cancelled_by text;

create function delivery_cancelled() returns trigger language plpgsql as $$
begin
    perform pg_notify('smalti_changes', 'delivery:' || new.id);
    return null;
end $$;
create trigger delivery_cancelled after update on delivery for each row
    when (new.state = 'CANCELLED' and old.state <> 'CANCELLED') execute function delivery_cancelled();
