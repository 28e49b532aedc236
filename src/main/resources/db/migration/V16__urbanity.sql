-- How urban a municipality is: the kind of place in which most of its households would live, going by their types.
alter table municipality add column urbanity text; -- a category of the dimension urbanity; null: the typology has none
update municipality m set urbanity = (
    select d.categories[x.place]
    from lifestyle_type t
        join distribution s on s.typology_id = t.typology_id and s.owner = t.code and s.dimension = 'urbanity'
        cross join unnest(s.shares) with ordinality x (share, place)
        join dimension d on d.typology_id = t.typology_id and d.code = 'urbanity'
    where t.typology_id = m.typology_id
    group by d.categories[x.place], x.place
    order by sum(m.mix[t.sequence] * x.share) desc, x.place limit 1);
