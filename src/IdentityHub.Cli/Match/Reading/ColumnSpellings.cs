using System.Collections.Frozen;
using IdentityHub.Matching.Records;

namespace IdentityHub.Cli.Match.Reading;

/// <summary>How people name their columns, in English, German, French, Spanish and Italian. Names are compared without case, blanks and punctuation.</summary>
internal static class ColumnSpellings
{
    private static readonly FrozenDictionary<string, ColumnRole> Roles = Build();

    /// <summary>Words before a name that don't change what it is: "customer_email", "primary_phone", "res_street_address".</summary>
    private static readonly string[] Prefixes =
        ["customer", "contact", "person", "client", "primary", "billing", "shipping", "delivery", "mailing", "home", "main", "member", "patient", "current", "residential", "addr", "address", "cust", "user", "consumer",
            "pat", "res", "mail", "voter", "applicant", "insured", "employee", "emp", "student", "owner", "guest", "subscriber", "full", "legal", "raw", "std", "personal", "private", "business", "work", "postal", "physical", "crm"];

    /// <summary>Words behind a name that don't change what it is: "city_desc", "sex_code", "phone_num".</summary>
    private static readonly string[] Endings =
        ["desc", "description", "code", "cd", "num", "number", "nbr", "no", "nr", "text", "txt", "value", "val", "raw", "std", "clean", "field", "primary", "main", "line", "str", "fake"];

    /// <summary>Columns that tell of somebody or something else than the record's own person, however they go on.</summary>
    private static readonly string[] Strangers =
        ["mother", "father", "spouse", "partner", "husband", "wife", "emergency", "employer", "doctor", "physician", "agent", "kin", "guardian", "referrer", "referred", "provider", "product", "file", "school", "manager", "parent", "mutter", "vater"];

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
        if (Array.Exists(Strangers, word => name.StartsWith(word, StringComparison.Ordinal)))
            return null;
        return FindTrimmed(bare) ?? FindByWords(header);
    }

    private static ColumnRole? FindTrimmed(string bare)
    {
        foreach (var prefix in Prefixes)
        {
            if (bare.Length > prefix.Length + 2 && bare.StartsWith(prefix, StringComparison.Ordinal) && Roles.TryGetValue(bare[prefix.Length..], out var role)
                && role.Use is ColumnUse.Attribute)
                return role;
        }

        return null;
    }

    /// <summary>By its words, those at either end left out that say nothing: "res_city_desc", "Patient Last Name (raw)", "pat.dob".</summary>
    private static ColumnRole? FindByWords(string header)
    {
        var words = Words(header);
        for (var from = 0; from < words.Count && (from == 0 || Prefixes.Contains(words[from - 1])); from++)
        {
            for (var to = words.Count; to > from && (to == words.Count || Endings.Contains(words[to])); to--)
            {
                if (Roles.TryGetValue(string.Concat(words.GetRange(from, to - from)), out var role) && role.Use is ColumnUse.Attribute)
                    return role;
            }
        }

        return null;
    }

    /// <summary>The words of a name, parted by punctuation, blanks and capitals within: dateOfBirth.</summary>
    private static List<string> Words(string header)
    {
        var words = new List<string>();
        for (var i = 0; i < header.Length; i++)
        {
            if (!char.IsLetter(header[i]))
                continue;
            var start = i;
            while (i + 1 < header.Length && char.IsLetter(header[i + 1]) && !(char.IsLower(header[i]) && char.IsUpper(header[i + 1])))
                i++;
            words.Add(header[start..(i + 1)].ToLowerInvariant());
        }

        return words;
    }

    private static FrozenDictionary<string, ColumnRole> Build()
    {
        var roles = new Dictionary<string, ColumnRole>();
        Add(new(ColumnUse.Id), "id recordid recid uniqueid uid rowid recordnumber customerid customernumber customerno custid contactid clientid memberid patientid kundennummer kundennr sourceid recordkey");
        Add(new(ColumnUse.Source), "source sourcesystem system datasource dataset origin src sourcename sourcedataset quelle quellsystem");
        Add(new(ColumnUse.BirthDay), "birthday day dayofbirth dobday dobd bd birthdateday geburtstag");
        Add(new(ColumnUse.BirthMonth), "birthmonth month monthofbirth dobmonth dobm bm birthdatemonth geburtsmonat");
        Add(new(ColumnUse.BirthYear), "birthyear year yearofbirth dobyear doby by yob birthdateyear geburtsjahr");
        Add(AttributeKind.GivenName, "givenname givennames voornaam firstname frstname fname forename forenames first given vorname prenom nombre nome christianname namefirst primarynamefirst firstnames preferredname knownas nickname fnamec");
        Add(AttributeKind.MiddleName, "middlename middlenames middle middleinitial mi mname midlname midname minit namemiddle primarynamemiddle secondname zweitername");
        Add(AttributeKind.FamilyName, "familyname surname surnames lastname lname last lst family sname nachname familienname nomdefamille apellido apellidos primerapellido cognome achternaam sobrenome apelido namelast primarynamelast maidenname birthname "
            + "formername geburtsname previoussurname secondsurname lnamec");
        Add(AttributeKind.FullName, "fullname name completename personname customername contactname displayname primarynamefull nativenamefull namefull nomcomplet nombrecompleto vollername alias aka");
        Add(AttributeKind.NameSuffix, "namesuffix namesufx namesfx sufx suffix generation generationalsuffix sfx");
        Add(AttributeKind.BirthDate, "dateofbirth dob birthdate geburtsdatum gebdatum geburtsdat datedenaissance datenaissance fechanacimiento fechadenacimiento datadinascita datanascita geboortedatum birthdt dateofbrth born bdate dobdate");
        Add(AttributeKind.Sex, "sex gender geschlecht geslacht sexe sexo sesso anrede gendercode sexcode");
        Add(AttributeKind.Email, "email emailaddress mail emails mailaddress courriel correo correoelectronico emailadresse emailaddr emailid electronicmail");
        Add(AttributeKind.Phone, "phone phonenumber telephone tel telephonenumber mobile mobilephone mobilenumber cell cellphone homephone workphone landline telefon telefonnummer handy "
            + "handynummer telefono movil portable phoneno phonenum phonenr telno telefone celular telefonnr contactnumber");
        Add(AttributeKind.AddressLine, "address addressline fulladdress streetaddress addrfull addrline addr adresse anschrift direccion domicilio endereco indirizzo addresslinefull streetaddr postaladdress addressfull");
        Add(AttributeKind.HouseNumber, "housenumber streetnumber streetno houseno hausnummer hausnr numero buildingnumber stnumber addressnumber civico");
        Add(AttributeKind.Street, "street streetname strasse straße rue calle via addrstreet road thoroughfare stname");
        Add(AttributeKind.Unit, "unit unitnumber apt apartment aptnumber suite flat flatnumber apartmentnumber secondaryaddress wohnung");
        Add(AttributeKind.City, "city town residencecity suburb locality cityname municipality ort stadt wohnort ville ciudad cidade woonplaats localidad citta comune towncity posttown village");
        Add(AttributeKind.State, "state province region county statecode bundesland provincia etat stateprovince");
        Add(AttributeKind.Postcode, "postcode postalcode zip zipcode zipcd postalcd postcd cep plz postleitzahl codepostal codigopostal cap cp pcode zippostalcode zip5");
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
