-- What a provider writes where its KURSNET files give a minimum of participants; null = nobody has said.
alter table column_mapping add column minimum_is_booked boolean;
