-- A campaign that ends stops its streams, also those that wait for a reader and would not look.
create function campaign_ended() returns trigger language plpgsql as $$
begin
    update delivery set state = 'CANCELLED', finished_at = now() where campaign_id = new.id and state = 'RUNNING';
    return null;
end $$;
create trigger campaign_ended after update on campaign for each row
    when (new.status = 'ENDED' and old.status <> 'ENDED') execute function campaign_ended();
