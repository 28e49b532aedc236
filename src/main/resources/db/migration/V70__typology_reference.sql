-- The typology of a type is looked up for nobody any more when a million customers are typed. Nothing deletes a typology; that
-- nobody does by hand while customers have it is seen to from the other side.
alter table type_assignment drop constraint type_assignment_typology_id_fkey;

create function typology_used() returns trigger language plpgsql as $$
begin
    if exists (select from type_assignment where typology_id = old.id) then
        raise foreign_key_violation using message = format('customers are typed by typology %s %s', old.code, old.version);
    end if;
    return old;
end $$;
create trigger typology_used before delete on typology for each row execute function typology_used();
