CREATE TABLE "refused_events" (
	"centre" text NOT NULL,
	"epoch" text NOT NULL,
	"id" text NOT NULL,
	"n" bigint NOT NULL,
	"row" text NOT NULL,
	CONSTRAINT "refused_events_centre_epoch_id_pk" PRIMARY KEY("centre","epoch","id")
);
