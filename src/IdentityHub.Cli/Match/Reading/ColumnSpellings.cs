using System.Collections.Frozen;
using IdentityHub.Matching.Records;

namespace IdentityHub.Cli.Match.Reading;

/// <summary>How people name their columns, in English, German, French, Spanish and Italian. Names are compared without case, blanks and punctuation.</summary>
internal static class ColumnSpellings
{
    private static readonly FrozenDictionary<string, ColumnRole> Roles = Build();

    /// <summary>Words before a name that don't change what it is: "customer_email", "primary_phone".</summary>
    private static readonly string[] Prefixes =
        ["customer", "contact", "person", "client", "primary", "billing", "shipping", "delivery", "mailing", "home", "main", "member", "patient", "current", "residential", "addr", "address", "cust", "user", "consumer"];

    /// <summary>The name as it is compared.</summary>
    public static string Fold(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>What a column of this name is, or null when no usual spelling fits.</summary>
    public static ColumnRole? Find(string header)
    {
        var name = Fold(header);
        if (Roles.TryGetValue(name, out var role))
            return role;
        var bare = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (bare.Length > 2 && Roles.TryGetValue(bare, out role) && role.Use == ColumnUse.Attribute)
            return role;
        foreach (var prefix in Prefixes)
        {
            if (bare.Length > prefix.Length + 2 && bare.StartsWith(prefix, StringComparison.Ordinal) && Roles.TryGetValue(bare[prefix.Length..], out role)
                && role.Use is ColumnUse.Attribute)
                return role;
        }

        return null;
    }

    private static FrozenDictionary<string, ColumnRole> Build()
    {
        var roles = new Dictionary<string, ColumnRole>();
        Add(new(ColumnUse.Id), "id recordid recid uniqueid uid rowid recordnumber customerid customernumber customerno custid contactid clientid memberid patientid kundennummer kundennr sourceid recordkey");
        Add(new(ColumnUse.Source), "source sourcesystem system datasource dataset origin src sourcename sourcedataset quelle quellsystem");
        Add(new(ColumnUse.BirthDay), "birthday day dayofbirth dobday dobd bd birthdateday geburtstag");
        Add(new(ColumnUse.BirthMonth), "birthmonth month monthofbirth dobmonth dobm bm birthdatemonth geburtsmonat");
        Add(new(ColumnUse.BirthYear), "birthyear year yearofbirth dobyear doby by yob birthdateyear geburtsjahr");
        Add(AttributeKind.GivenName, "givenname givennames firstname fname forename forenames first given vorname prenom nombre nome christianname namefirst primarynamefirst firstnames preferredname knownas nickname fnamec");
        Add(AttributeKind.MiddleName, "middlename middlenames middle middleinitial mi mname namemiddle primarynamemiddle secondname zweitername");
        Add(AttributeKind.FamilyName, "familyname surname lastname lname last family sname nachname familienname nomdefamille apellido apellidos cognome namelast primarynamelast maidenname birthname "
            + "formername geburtsname previoussurname secondsurname lnamec");
        Add(AttributeKind.FullName, "fullname name completename personname customername contactname displayname primarynamefull nativenamefull namefull nomcomplet nombrecompleto vollername alias aka");
        Add(AttributeKind.NameSuffix, "namesuffix suffix generation generationalsuffix sfx");
        Add(AttributeKind.BirthDate, "dateofbirth dob birthdate geburtsdatum datedenaissance datenaissance fechanacimiento fechadenacimiento datadinascita datanascita born bdate dobdate");
        Add(AttributeKind.Sex, "sex gender geschlecht sexe sexo sesso anrede gendercode sexcode");
        Add(AttributeKind.Email, "email emailaddress mail emails mailaddress courriel correo correoelectronico emailaddr emailid electronicmail");
        Add(AttributeKind.Phone, "phone phonenumber telephone tel telephonenumber mobile mobilephone mobilenumber cell cellphone homephone workphone landline telefon telefonnummer handy "
            + "handynummer telefono movil portable phoneno telno telefonnr contactnumber");
        Add(AttributeKind.AddressLine, "address addressline fulladdress streetaddress addrfull addrline addr adresse anschrift direccion indirizzo postaladdress addressfull");
        Add(AttributeKind.HouseNumber, "housenumber streetnumber streetno houseno hausnummer hausnr numero buildingnumber stnumber addressnumber civico");
        Add(AttributeKind.Street, "street streetname strasse straße rue calle via addrstreet road thoroughfare stname");
        Add(AttributeKind.Unit, "unit unitnumber apt apartment aptnumber suite flat flatnumber apartmentnumber secondaryaddress wohnung");
        Add(AttributeKind.City, "city town suburb locality cityname municipality ort stadt wohnort ville ciudad localidad citta comune towncity posttown village");
        Add(AttributeKind.State, "state province region county statecode bundesland provincia etat stateprovince");
        Add(AttributeKind.Postcode, "postcode postalcode zip zipcode plz postleitzahl codepostal codigopostal cap cp pcode zippostalcode zip5");
        Add(AttributeKind.Country, "country countrycode countryname land pays pais paese nation");
        Add(AttributeKind.NationalId, "nationalid nationalidnumber ssn socsecid socialsecuritynumber socialsecurityid socialsecurity ssnnumber nino nationalinsurancenumber nin passport passportnumber "
            + "driverslicense driverslicensenumber driverlicense licensenumber licencenumber nhsnumber personalid dni nif curp cpf personalausweis sozialversicherungsnummer steuerid medicare");
        Add(AttributeKind.OrganisationName, "company companyname organisation organization organisationname organizationname orgname businessname firma firmenname empresa societe azienda "
            + "primarynameorg secondarynameorg nameorg accountname legalname tradingname");
        Add(AttributeKind.RegistrationNumber, "registrationnumber companynumber companyregistrationnumber vat vatid vatnumber taxid taxidnumber taxnumber lei leinumber duns dunsnumber ein siren siret ustid handelsregister");
        Add(AttributeKind.Website, "website web url homepage websiteurl domain webpage");
        return roles.ToFrozenDictionary();

        void Add(ColumnRole role, string names)
        {
            foreach (var name in names.Split(' '))
                roles.Add(name, role);
        }
    }
}
