using System.Globalization;
using System.Text;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Loading;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;
using IdentityHub.Matching;
using IdentityHub.Matching.Evaluation;
using IdentityHub.Matching.Generation;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Training;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Loading;

/// <summary>
/// How good the parties are that the hub makes with the model it comes with: what downstream systems read, after rules, vetoes, guards and whole groups. It is meant to be wrong about
/// a pair in a thousand rather than to find all: what it leaves apart is asked or found by a model that was trained on the company's own records.
/// </summary>
public sealed class LoadQualityTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("standard", 0.998, 0.88)]
    [InlineData("households", 0.98, 0.83)]
    [InlineData("marketing", 0.996, 0.79)]
    [InlineData("heavy-typos", 0.998, 0.64)]
    public async Task Generated_customers_become_the_parties_they_are(string family, double precision, double recall)
    {
        var (csv, truth) = Customers(family);

        await ShouldReachAsync(csv, truth, precision, recall);
    }

    [Theory]
    [InlineData("standard", 0.99, 0.98)]
    [InlineData("marketing", 0.975, 0.975)]
    public async Task A_model_learnt_from_the_companys_own_records_without_any_truth_finds_more(string family, double precision, double recall)
    {
        var learnt = MatchEngine.Train(new CustomerGenerator(GeneratorFamilies.All[family]).ToTable(5000).Table, new TrainingOptions { Version = "learnt", Lasting = true }, cancellation: Cancellation).Model;
        var (csv, truth) = Customers(family);

        await ShouldReachAsync(csv, truth, precision, recall, new EngineMatcher(MatchModel.FromJson(learnt.ToJson())));
    }

    private static (string Csv, Dictionary<string, int> Truth) Customers(string family)
    {
        var records = new CustomerGenerator(GeneratorFamilies.All[family]).Take(5000).ToList();
        var csv = new StringBuilder("key,given_name,middle_name,surname,full_name,name_suffix,gender,date_of_birth,email,phone,address,house_number,unit,city,state,postcode,country,national_id\n");
        foreach (var record in records)
        {
            csv.AppendJoin(',', new[]
            {
                record.Id, record.GivenName, record.MiddleName, record.FamilyName, record.FullName, record.NameSuffix, record.Sex, record.BirthDate, record.Email, record.Phone,
                record.AddressLine ?? record.Street, record.HouseNumber, record.Unit, record.City, record.State, record.Postcode, record.Country, record.NationalId,
            }.Select(value => $"\"{value?.Replace("\"", "", StringComparison.Ordinal)}\"")).Append('\n');
        }

        return (csv.ToString(), records.ToDictionary(record => record.Id, record => record.EntityId));
    }

    [Fact]
    [Trait("Category", "ReferenceData")]
    public async Task The_customers_of_many_shops_become_the_parties_they_are()
    {
        var lines = await File.ReadAllLinesAsync(ReferenceFile("synth_10k.csv"), Cancellation);
        var header = lines[0].Split(',');
        var (id, entity) = (Array.IndexOf(header, "record_id"), Array.IndexOf(header, "entity_id"));
        var truth = lines.Skip(1).Select(line => line.Split(',')).ToDictionary(row => row[id], row => int.Parse(row[entity], CultureInfo.InvariantCulture));

        // The truth is a further attribute of the records, at which matching doesn't look.
        await ShouldReachAsync(string.Join('\n', lines), truth, 0.999, 0.96);
    }

    private async Task ShouldReachAsync(string csv, Dictionary<string, int> truth, double precision, double recall, IRecordMatcher? matcher = null)
    {
        await using var node = await MasterDataNode.CreateAsync(matcher: matcher);
        var report = (await node.InScope<IServiceProvider, Outcome<LoadReport>>(services => new InitialLoad(
            services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<SourceSystems>(), services.GetRequiredService<IRecordMatcher>(), TimeProvider.System).RunAsync(
            [new LoadFile("all.csv", new MemoryStream(Encoding.UTF8.GetBytes(csv)), new ImportOptions("web", ImportFormat.Csv))], Actor.Hub("tests"), null, null, Cancellation))).Value;

        var records = await PartiesAsync(node);
        var numbers = records.Select(record => record.Party).Distinct().Select((party, number) => (party, number)).ToDictionary();
        var found = PairwiseQuality.Count([.. records.Select(record => numbers[record.Party])], [.. records.Select(record => truth[record.Key])], 0);

        output.WriteLine($"{report.Records} records, {report.Parties} parties, {report.Tasks} questions: precision {found.Precision:F4}, recall {found.Recall:F4}, F1 {found.F1:F4}");
        found.Precision.ShouldBeGreaterThanOrEqualTo(precision);
        found.Recall.ShouldBeGreaterThanOrEqualTo(recall);
    }

    private static async Task<List<(string Key, string Party)>> PartiesAsync(MasterDataNode node)
    {
        await using var connection = new SqliteConnection(node.Database.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT key, hex(party_id) FROM source_record";
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var records = new List<(string, string)>();
        while (await reader.ReadAsync(Cancellation))
            records.Add((reader.GetString(0), reader.GetString(1)));
        return records;
    }

    private static string ReferenceFile(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", name);
            if (File.Exists(file))
                return file;
        }
        Assert.Skip($"The reference data aren't here (shared/data/{name}).");
        return "";
    }
}
