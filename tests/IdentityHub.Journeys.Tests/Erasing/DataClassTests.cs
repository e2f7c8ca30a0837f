using IdentityHub.Kernel.Erasure;
using IdentityHub.Storage;
using IdentityHub.Storage.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.Journeys.Tests.Erasing;

/// <summary>No table is forgotten by an erasure.</summary>
public sealed class DataClassTests
{
    [Fact]
    public async Task Every_table_of_the_model_belongs_to_a_class_of_personal_data_or_says_why_not()
    {
        await using var node = await ErasureTests.NodeAsync(DatabaseProvider.Sqlite);
        var tables = await node.InAsync<HubDbContext, List<string>>(db => Task.FromResult(db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct().Order().ToList()));

        var declared = DataClassMap.ByTable.Keys.Concat(DataClassMap.Impersonal.Keys).ToList();

        declared.Order().ToList().ShouldBe(tables, "a new table says in DataClassMap what of persons it holds; one that is gone is taken out");
        declared.ShouldBeUnique();
    }

    [Fact]
    public async Task Every_class_has_a_treatment_that_it_allows_and_says_why_anything_of_it_stays()
    {
        await using var node = await ErasureTests.NodeAsync(DatabaseProvider.Sqlite);
        await using var scope = node.Services.CreateAsyncScope();
        var classes = scope.ServiceProvider.GetServices<IErasable>().Select(erasable => erasable.Class).ToList();

        classes.Select(data => data.Code).ShouldBeUnique();
        classes.Select(data => data.Code).Order().ShouldBe(DataClassMap.ByTable.Values.Distinct().Order());
        foreach (var data in classes)
        {
            data.Allowed.ShouldContain(data.Treatment, data.Code);
            if (data.Allowed.Any(treatment => treatment is ErasureTreatment.Keep or ErasureTreatment.Mask or ErasureTreatment.Restrict or ErasureTreatment.Shred))
                string.IsNullOrWhiteSpace(data.Why).ShouldBeFalse(data.Code);
        }
    }
}
