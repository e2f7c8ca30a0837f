using System.Text.RegularExpressions;
using Shouldly;

namespace IdentityHub.Architecture.Tests;

/// <summary>The conventions that a machine can check: folders by subject, names of the field, files of a size one can read.</summary>
public sealed partial class LayoutTests
{
    private static readonly string[] KindsOfThings =
        ["Interfaces", "Helpers", "Models", "Services", "Utils", "Utilities", "Common", "Misc", "Extensions", "Entities", "Repositories", "Managers", "Enums", "Dtos", "Exceptions"];

    private static readonly string[] EmptyWords = ["Manager", "Helper", "Helpers", "Util", "Utils", "Processor"];

    [Fact]
    public void Folders_are_named_by_subject_never_by_kind() =>
        Repository.Sources("src").Where(file => Repository.Segments(file).SkipLast(1).Any(KindsOfThings.Contains)).Select(Repository.Relative).ShouldBeEmpty();

    [Fact]
    public void A_namespace_says_where_the_file_is()
    {
        var strays = from file in Repository.Sources("src")
                     let declared = NamespaceDeclaration().Match(File.ReadAllText(file))
                     where declared.Success
                     let expected = string.Join('.', Repository.Segments(file).Skip(1).SkipLast(1))
                     where declared.Groups[1].Value != expected
                     select $"{Repository.Relative(file)} declares {declared.Groups[1].Value}";

        strays.ShouldBeEmpty();
    }

    [Fact]
    public void Types_are_named_by_what_they_are() =>
        Rooms.MayKnow.Keys.Where(room => room != "Protos").SelectMany(room => Rooms.Load(room).GetExportedTypes())
            .Where(type => EmptyWords.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal)))
            .Select(type => type.FullName)
            .ShouldBeEmpty();

    [Fact]
    public void A_file_is_short_enough_to_read() =>
        Repository.Sources("src").Concat(Repository.Sources("tests")).Concat(Repository.Sources("samples"))
            .Select(file => (File: Repository.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > 400)
            .Select(file => $"{file.File}: {file.Lines} lines")
            .ShouldBeEmpty();

    [Fact]
    public void A_file_declares_one_public_type() =>
        Repository.Sources("src")
            .Where(file => PublicType().Count(File.ReadAllText(file)) > 1)
            .Select(Repository.Relative)
            .ShouldBeEmpty();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();

    // Only declarations that begin a line are top-level: nested ones are indented.
    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|readonly|partial|ref) )*(?:class|struct|record|interface|enum|delegate)\b", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
