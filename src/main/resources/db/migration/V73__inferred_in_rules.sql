-- In a rule that says nothing about it, what the lifestyle type suggests counts from now on. Rules that were written before
-- keep their meaning; traits of which nothing is suggested need no word about it.
update segment set
    rule = case when rule::text ~ t.suggested then jsonb_build_object('observedOnly', rule) else rule end,
    applied_rule = case when applied_rule::text ~ t.suggested then jsonb_build_object('observedOnly', applied_rule) else applied_rule end
from (values ('"trait": "(householdComposition|householdSize|tenure|dwelling|education|activity)"')) t (suggested)
where rule::text ~ t.suggested or applied_rule::text ~ t.suggested;
