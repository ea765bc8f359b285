/**
 * Names of functions rather than of people, as logins and before an @: those of RFC 2142, and what systems and
 * offices are usually called in English, German, French, Spanish, Italian and Dutch. Without diacritics, as logins are.
 */
export const functionNames: ReadonlySet<string> = new Set(
  (
    'abuse accounting accounts admin administrator administrators anonymous api app backup billing booking ' +
    'bookings careers compliance contact data default demo dev dispatch enquiries events feedback finance ' +
    'frontdesk ftp guest hello help helpdesk hostmaster hr info inquiries invoice invoices it jobs kiosk legal ' +
    'logistics mail mailer mailer-daemon maintenance marketing news newsletter no-reply noc noreply office ' +
    'operator ops order orders payroll postmaster press printer privacy public purchasing reception ' +
    'reservations root sales sap scan scanner security service servicedesk services shipping shop staff ' +
    'supervisor support svc sysadmin system team temp test test1 testuser training usenet user user1 uucp ' +
    'warehouse web webmaster www ' +
    'anmeldung bestellung bestellungen bewerbung bewerbungen buchhaltung buero datenschutz drucker einkauf ' +
    'empfang kasse kontakt kundenservice lager personalabteilung poststelle presse rechnung rechnungen ' +
    'rezeption sekretariat verkauf vertrieb verwaltung zentrale ' +
    'accueil commandes commercial comptabilite facturation recrutement secretariat ventes ' +
    'administracion compras contabilidad contacto facturacion pedidos recepcion soporte ventas ' +
    'acquisti amministrazione assistenza fatture ordini segreteria vendite ' +
    'administratie boekhouding inkoop receptie verkoop'
  ).split(' '),
);
