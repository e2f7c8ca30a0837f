using IdentityHub.Matching.Normalisation;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Normalisation;

public sealed class PersonNameParserTests
{
    [Theory]
    [InlineData("John Smith", "john", "", "smith", GenerationalSuffix.None)]
    [InlineData("Smith, John", "john", "", "smith", GenerationalSuffix.None)]
    [InlineData("SMITH, John Q.", "john", "q", "smith", GenerationalSuffix.None)]
    [InlineData("John Smith, Jr.", "john", "", "smith", GenerationalSuffix.Junior)]
    [InlineData("Smith, John, Jr.", "john", "", "smith", GenerationalSuffix.Junior)]
    [InlineData("John Smith III", "john", "", "smith", GenerationalSuffix.Third)]
    [InlineData("Dr. John Smith, PhD", "john", "", "smith", GenerationalSuffix.None)]
    [InlineData("Herr Prof. Dr. Hans Müller", "hans", "", "muller", GenerationalSuffix.None)]
    [InlineData("J. R. R. Tolkien", "j", "r r", "tolkien", GenerationalSuffix.None)]
    [InlineData("Ludwig van Beethoven", "ludwig", "", "beethoven", GenerationalSuffix.None)]
    [InlineData("Ursula von der Leyen", "ursula", "", "leyen", GenerationalSuffix.None)]
    [InlineData("DUPONT Jean-Pierre", "jean", "pierre", "dupont", GenerationalSuffix.None)]
    [InlineData("Jean DUPONT", "jean", "", "dupont", GenerationalSuffix.None)]
    [InlineData("José Ortega y Gasset", "jose", "", "ortega gasset", GenerationalSuffix.None)]
    [InlineData("William (Bill) Gates", "william", "", "gates", GenerationalSuffix.None)]
    [InlineData("William \"Bill\" Gates", "william", "", "gates", GenerationalSuffix.None)]
    [InlineData("王杰", "jie", "", "wang", GenerationalSuffix.None)]
    [InlineData("欧阳娜娜", "nana", "", "ouyang", GenerationalSuffix.None)]
    [InlineData("ВАСИЛЬЕВ, Александр Павлович", "aleksandr", "pavlovich", "vasilev", GenerationalSuffix.None)]
    [InlineData("Cher", "", "", "cher", GenerationalSuffix.None)]
    [InlineData("Unknown", "", "", "", GenerationalSuffix.None)]
    [InlineData("N/A", "", "", "", GenerationalSuffix.None)]
    [InlineData("", "", "", "", GenerationalSuffix.None)]
    public void A_full_name_is_split(string raw, string given, string middle, string family, GenerationalSuffix suffix)
    {
        var name = PersonNameParser.Full(raw);

        (name.Given, name.Middle, name.Family, name.Suffix).ShouldBe((given, middle, family, suffix));
    }

    [Theory]
    [InlineData("Smith", "smith", "", "smith")]
    [InlineData("de la Cruz", "cruz", "de la", "delacruz")]
    [InlineData("De Luca", "luca", "de", "deluca")]
    [InlineData("Deluca", "deluca", "", "deluca")]
    [InlineData("van der Berg", "berg", "van der", "vanderberg")]
    [InlineData("Mc Donald", "mcdonald", "", "mcdonald")]
    [InlineData("O' Brien", "obrien", "", "obrien")]
    [InlineData("St. John", "stjohn", "", "stjohn")]
    [InlineData("Smith-Jones", "smith jones", "", "smithjones")]
    [InlineData("García y López", "garcia lopez", "", "garcialopez")]
    [InlineData("Meier geb. Huber", "meier huber", "", "meierhuber")]
    [InlineData("Le", "le", "", "le")]
    [InlineData("Van", "van", "", "van")]
    [InlineData("Guest", "guest", "", "guest")]
    [InlineData("J0nes", "jones", "", "jones")]
    [InlineData("xxx", "", "", "")]
    public void A_surname_is_parted_from_its_particles(string raw, string family, string particle, string joined)
    {
        var name = PersonNameParser.Family(raw);

        (name.Family, name.Particle, name.FamilyJoined).ShouldBe((family, particle, joined));
    }

    [Theory]
    [InlineData("Dobbins Jr", GenerationalSuffix.Junior)]
    [InlineData("Dobbins Senior", GenerationalSuffix.Senior)]
    [InlineData("Dobbins, III", GenerationalSuffix.Third)]
    [InlineData("Junior", GenerationalSuffix.None)]
    public void A_suffix_in_the_surname_is_found(string raw, GenerationalSuffix suffix) => PersonNameParser.Family(raw).Suffix.ShouldBe(suffix);

    [Theory]
    [InlineData("Jr.", GenerationalSuffix.Junior)]
    [InlineData("II", GenerationalSuffix.Junior)]
    [InlineData("SR", GenerationalSuffix.Senior)]
    [InlineData("I", GenerationalSuffix.Senior)]
    [InlineData("3rd", GenerationalSuffix.Third)]
    [InlineData("V", GenerationalSuffix.Fifth)]
    [InlineData("Esq.", GenerationalSuffix.None)]
    public void A_suffix_column_is_read(string raw, GenerationalSuffix suffix) => PersonNameParser.Suffix(raw).ShouldBe(suffix);

    [Theory]
    [InlineData("Jean-Pierre", "jean", "pierre")]
    [InlineData("Dr. Robert J", "robert", "j")]
    [InlineData("R", "r", "")]
    [InlineData("JR", "jr", "")]
    [InlineData("Mary Ann Louise", "mary", "ann louise")]
    [InlineData("test", "", "")]
    public void Given_names_are_split(string raw, string given, string middle)
    {
        var name = PersonNameParser.Given(raw);

        (name.Given, name.Middle).ShouldBe((given, middle));
    }

    [Fact]
    public void A_roman_one_behind_a_given_name_is_a_generation_and_stays_an_initial()
    {
        var name = PersonNameParser.Given("Morris I");

        (name.Suffix, name.Middle).ShouldBe((GenerationalSuffix.Senior, "i"));
        PersonNameParser.Given("Morris II").Suffix.ShouldBe(GenerationalSuffix.Junior);
    }

    [Theory]
    [InlineData("bob", "robert", true)]
    [InlineData("bob", "rob", true)]
    [InlineData("liz", "elizabeth", true)]
    [InlineData("pepe", "jose", true)]
    [InlineData("sasha", "aleksandr", true)]
    [InlineData("hans", "johannes", true)]
    [InlineData("kathryn", "catherine", true)]
    [InlineData("albert", "alan", false)]
    [InlineData("al", "alan", true)]
    [InlineData("mhd", "muhammed", true)]
    [InlineData("robert", "richard", false)]
    [InlineData("nobody", "nobody", false)]
    public void Nicknames_are_related_through_a_common_name(string a, string b, bool related)
    {
        Nicknames.AreRelated(a, b).ShouldBe(related);
        Nicknames.AreRelated(b, a).ShouldBe(related);
    }

    [Fact]
    public void The_nickname_table_holds_folded_names_of_two_letters_and_more()
    {
        foreach (var group in Nicknames.All())
        {
            group.Count.ShouldBeGreaterThan(1, group[0]);
            group.ShouldAllBe(name => name.Length > 1 && FoldedText.Words(name) == name);
        }
    }

    [Fact]
    public void Any_text_can_be_read()
    {
        var random = new Random(99);
        const string letters = "abJ .,-'()\"王 Жé0IVr";
        for (var n = 0; n < 20_000; n++)
        {
            var raw = new string(Enumerable.Range(0, random.Next(25)).Select(_ => letters[random.Next(letters.Length)]).ToArray());
            PersonNameParser.Full(raw).ShouldNotBeNull();
            PersonNameParser.Given(raw).ShouldNotBeNull();
            PersonNameParser.Family(raw).ShouldNotBeNull();
        }
    }
}
