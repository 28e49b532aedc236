-- Who is in a named group of scores depends on the table: whoever changes it, memberships follow.
alter table segment_refresh add rfm_groups text; -- what the table said when memberships followed it last
update segment_refresh set rfm_groups = (select coalesce(string_agg(g::text, '' order by sequence), '') from rfm_group g);

create function rfm_group_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('smalti_changes', 'rfm_group:0');
    return null;
end $$;
create trigger rfm_group_changed after insert or update or delete or truncate on rfm_group for each statement
    execute function rfm_group_changed();

-- Averages that typologies tell are read from them, so that they change and go with them.
delete from trait_average a using typology y
    where a.country = y.country and a.source = y.code || ' ' || y.version and a.known is null;
