-- What the search alone needs of a place follows from its record, and is worked out where the search's index is made (docs/decisions/0014).
drop index open.places_varying;
alter table open.places
  drop column edition, drop column traits, drop column sort_name, drop column open_week, drop column hours_vary;
alter table open.place_records drop column card;

-- The server's statistics of what no question chooses by took most of the time in which it gathers them, after every import.
alter table open.places
  alter column location set statistics 0, alter column version set statistics 0, alter column map_x set statistics 0, alter column map_y set statistics 0;
alter table open.changes alter column places set statistics 0;
alter table duplicates alter column reasons set statistics 0;
alter table open.place_records alter column record set statistics 0;
alter table import_rows alter column name set statistics 0, alter column findings set statistics 0, alter column raw set statistics 0;
alter table places
  alter column content_hash set statistics 0, alter column delivered_hash set statistics 0, alter column delivered set statistics 0,
  alter column nom set statistics 0, alter column adresse set statistics 0, alter column complement_adresse set statistics 0,
  alter column latitude set statistics 0, alter column longitude set statistics 0, alter column typologie set statistics 0,
  alter column telephone set statistics 0, alter column courriels set statistics 0, alter column site_web set statistics 0,
  alter column horaires set statistics 0, alter column presentation_resume set statistics 0, alter column presentation_detail set statistics 0,
  alter column itinerance set statistics 0, alter column structure_parente set statistics 0, alter column services set statistics 0,
  alter column publics_specifiquement_adresses set statistics 0, alter column prise_en_charge_specifique set statistics 0,
  alter column frais_a_charge set statistics 0, alter column dispositif_programmes_nationaux set statistics 0,
  alter column formations_labels set statistics 0, alter column autres_formations_labels set statistics 0,
  alter column modalites_acces set statistics 0, alter column modalites_accompagnement set statistics 0,
  alter column fiche_acces_libre set statistics 0, alter column prise_rdv set statistics 0;
