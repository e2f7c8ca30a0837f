using System.Text;
using IdentityHub.Cli.Match.Reading;
using IdentityHub.Matching.Records;
using Shouldly;
using Xunit;

namespace IdentityHub.Cli.Tests.Match;

public sealed class TableLoaderTests : IDisposable
{
    private readonly MatchCommandLine _cli = new();

    public void Dispose() => _cli.Dispose();

    public static TheoryData<string, string> Dialects => new()
    {
        { "comma", "given_name,surname,city\nAda,\"Love, lace\",Köln\nBob,Smith,\n" },
        { "semicolon", "given_name;surname;city\r\nAda;\"Love, lace\";Köln\r\nBob;Smith;\r\n" },
        { "tab", "given_name\tsurname\tcity\nAda\tLove, lace\tKöln\nBob\tSmith\t\n" },
        { "pipe", "given_name|surname|city\rAda|Love, lace|Köln\rBob|Smith|\r" },
        { "quoted header, blank lines, no last line end", "\"given_name\",\"surname\",\"city\"\n\nAda,\"Love, lace\",Köln\n\n\nBob,Smith," },
    };

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Every_usual_dialect_is_read(string name, string text)
    {
        var table = await LoadAsync(_cli.Write("people.csv", text));

        table.Table.Count.ShouldBe(2, name);
        Value(table, "given_name", 0).ShouldBe("Ada");
        Value(table, "surname", 0).ShouldBe("Love, lace");
        Value(table, "city", 0).ShouldBe("Köln");
        Value(table, "surname", 1).ShouldBe("Smith");
        Value(table, "city", 1).ShouldBeNull();
    }

    [Fact]
    public async Task Quotes_within_fields_are_read_wherever_they_stand_in_a_long_file()
    {
        var text = new StringBuilder("id,given_name,surname\n");
        for (var i = 0; i < 12_000; i++)
            text.Append(i % 7 == 3 ? $"{i},\"Ada \"\"{i}\"\"\",\"Love\nlace\"\n" : $"{i},Ada{i % 500},Smith\n");

        var table = await LoadAsync(_cli.Write("people.csv", text.ToString()));

        table.Table.Count.ShouldBe(12_000);
        for (var i = 0; i < 12_000; i++)
        {
            Value(table, "given_name", i).ShouldBe(i % 7 == 3 ? $"Ada \"{i}\"" : $"Ada{i % 500}");
            Value(table, "surname", i).ShouldBe(i % 7 == 3 ? "Love\nlace" : "Smith");
        }
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8 with mark")]
    [InlineData("utf-16")]
    [InlineData("utf-16 without mark")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    public async Task Every_usual_encoding_is_read(string name)
    {
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8 with mark" => new UTF8Encoding(true),
            "utf-16" => Encoding.Unicode,
            "utf-16 without mark" => new UnicodeEncoding(false, false),
            "utf-16BE" => Encoding.BigEndianUnicode,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        };

        var table = await LoadAsync(_cli.Write("people.csv", "given_name,surname\nJürgen,Weiß\nBob,Smith\n", encoding));

        Value(table, "given_name", 0).ShouldBe("Jürgen");
        Value(table, "surname", 0).ShouldBe("Weiß");
    }

    [Fact]
    public async Task A_single_latin_letter_far_down_makes_the_file_windows_1252()
    {
        var text = new StringBuilder("given_name,surname\n");
        for (var i = 0; i < 150_000; i++)
            text.Append("Bob,Smith\n");
        text.Append("Jürgen,Weiß\n");
        var file = _cli.Write("people.csv", text.ToString(), CodePagesEncodingProvider.Instance.GetEncoding(1252)!);

        Value(await LoadAsync(file), "surname", 150_000).ShouldBe("Weiß");
    }

    [Fact]
    public async Task Quoted_fields_may_hold_quotes_and_line_breaks_and_line_numbers_count_them()
    {
        var file = _cli.Write("people.csv", "given_name,surname\n\"Ada \"\"Countess\"\"\",\"Love\nlace\"\nBob,Smith,surplus\nEve\nX,Y\nX,Y\n");

        var table = await LoadAsync(file);

        Value(table, "given_name", 0).ShouldBe("Ada \"Countess\"");
        Value(table, "surname", 0).ShouldBe("Love\nlace");
        Value(table, "surname", 2).ShouldBeNull();
        table.Warnings.ShouldHaveSingleItem().ShouldContain("2 fields are expected, line 4 has 3, line 5 has 1");
    }

    [Fact]
    public async Task Rows_are_the_same_whatever_the_size_of_the_stretches_they_are_read_in()
    {
        // longer than several stretches, with quotes that fall on their borders
        var text = new StringBuilder("id,given_name,surname\n");
        var random = new Random(3);
        var expected = new List<string>();
        for (var i = 0; i < 60_000; i++)
        {
            var name = new string('x', random.Next(60)) + (i % 3 == 0 ? "\"\"q\"\"" : "");
            expected.Add(name.Replace("\"\"", "\"") + i);
            text.Append(i).Append(",\"").Append(name).Append(i).Append("\",Smith\r\n");
        }

        var table = await LoadAsync(_cli.Write("people.csv", text.ToString()));

        table.Table.Count.ShouldBe(60_000);
        for (var i = 0; i < expected.Count; i++)
            Value(table, "given_name", i).ShouldBe(expected[i]);
    }

    [Fact]
    public async Task Day_month_and_year_apart_are_joined()
    {
        var table = await LoadAsync(_cli.Write("people.csv", "fname_c1,lname_c1,by,bm,bd\nADA,LOVELACE,1815,12,10\nBOB,SMITH,,,\n"));

        table.Table.Columns.Single(column => column.Kind == AttributeKind.BirthDate)[0].ShouldBe("1815-12-10");
        table.Table.Columns.Single(column => column.Kind == AttributeKind.BirthDate)[1].ShouldBeNull();
    }

    [Fact]
    public async Task Several_files_share_columns_by_name_and_become_sources()
    {
        var crm = _cli.Write("crm.csv", "id,given_name,surname\n1,Ada,Lovelace\n");
        var shop = _cli.Write("shop.csv", "id;surname;email\n1;Lovelace;ada@example.com\n");

        var (table, problem) = await TableLoader.LoadAsync([crm, shop], new(), null, TestContext.Current.CancellationToken);

        problem.ShouldBeNull();
        table!.Table.Count.ShouldBe(2);
        table.Table.Source![0].ShouldBe("crm");
        table.Table.Source![1].ShouldBe("shop");
        Value(table, "given_name", 1).ShouldBeNull();
        Value(table, "surname", 1).ShouldBe("Lovelace");
        Value(table, "email", 0).ShouldBeNull();
        table.Warnings.ShouldBeEmpty();
        table.Find("shop:1").ShouldBe(1);
    }

    [Theory]
    [InlineData("forename,last_name,dob,ssn", "given name,family name,birth date,national id")]
    [InlineData("first_name,surname,date_of_birth,zip", "given name,family name,birth date,postcode")]
    [InlineData("firstname,familyname,birthday,suburb", "given name,family name,birth date,city")]
    [InlineData("full_name,address,phone1,phone2", "full name,address line,phone,phone")]
    [InlineData("customer_email,street_number,street,gender", "email,house number,street,sex")]
    [InlineData("street,company,soc_sec_id,billing_city", "address line,organisation name,national id,city")]
    [InlineData("name,address_line_1,address_line_2,state", "full name,address line,unit,state")]
    [InlineData("vorname,name,strasse,hausnummer", "given name,family name,street,house number")]
    [InlineData("prenom,nom_de_famille,code_postal,ville", "given name,family name,postcode,city")]
    [InlineData("nombre,apellidos,fecha_nacimiento,correo", "given name,family name,birth date,email")]
    [InlineData("surname,household_id,entity_id,amount", "family name,ignored,ignored,ignored")]
    public void Columns_are_recognised_by_their_usual_names(string header, string roles)
    {
        var (plan, problem) = ColumnPlanner.Plan("people.csv", header.Split(','), new());

        problem.ShouldBeNull();
        string.Join(',', plan!.Roles.Select(role => role.ToString())).ShouldBe(roles);
    }

    [Fact]
    public void The_caller_overrides_what_the_names_say()
    {
        var (plan, _) = ColumnPlanner.Plan(
            "people.csv", ["key", "first_name", "last_name", "colour", "city"], new() { Id = "key", Map = ["family-name=first_name", "ignore=city", "GivenName=last_name"], Evidence = ["colour"] });

        plan!.Roles.Select(role => role.ToString()).ShouldBe(["id", "family name", "given name", "extra", "ignored"]);
    }

    [Fact]
    public async Task A_file_that_is_mostly_ragged_is_refused()
    {
        var text = new StringBuilder("given_name,surname\n");
        for (var i = 0; i < 20; i++)
            text.Append("Ada,Lovelace,too,many\n");

        var (table, problem) = await TableLoader.LoadAsync([_cli.Write("people.csv", text.ToString())], new(), null, TestContext.Current.CancellationToken);

        table.ShouldBeNull();
        problem!.Message.ShouldContain("probably misread");
    }

    private static async Task<LoadedTable> LoadAsync(string file)
    {
        var (table, problem) = await TableLoader.LoadAsync([file], new(), null, TestContext.Current.CancellationToken);
        problem.ShouldBeNull();
        return table!;
    }

    private static string? Value(LoadedTable table, string column, int row) => table.Table.Columns.Single(c => c.Name == column)[row];
}
