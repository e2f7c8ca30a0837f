namespace IdentityHub.Demo.Seeding;

/// <summary>Names and places to make up customers from.</summary>
internal static class MadeUpNames
{
    public static readonly (string Name, string Sex)[] Given =
    [
        ("Amelia", "f"), ("Anja", "f"), ("Beatrice", "f"), ("Carla", "f"), ("Chloe", "f"), ("Dorothea", "f"), ("Elena", "f"), ("Emma", "f"), ("Fatima", "f"),
        ("Grace", "f"), ("Hanna", "f"), ("Ines", "f"), ("Johanna", "f"), ("Katharina", "f"), ("Laura", "f"), ("Marta", "f"), ("Nora", "f"), ("Olivia", "f"),
        ("Priya", "f"), ("Rosa", "f"), ("Sophie", "f"), ("Teresa", "f"), ("Ursula", "f"), ("Yasmin", "f"), ("Adam", "m"), ("Benjamin", "m"), ("Carlo", "m"),
        ("Daniel", "m"), ("Emil", "m"), ("Felix", "m"), ("George", "m"), ("Henry", "m"), ("Ivan", "m"), ("Jonas", "m"), ("Karl", "m"), ("Liam", "m"),
        ("Marco", "m"), ("Noah", "m"), ("Oscar", "m"), ("Paul", "m"), ("Quentin", "m"), ("Rafael", "m"), ("Simon", "m"), ("Thomas", "m"), ("Viktor", "m"), ("William", "m"),
    ];

    public static readonly string[] Families =
    [
        "Ahlström", "Baker", "Becker", "Bianchi", "Brown", "Carter", "Dahl", "Dubois", "Evans", "Fischer", "Fontana", "Garcia", "Green", "Hansen", "Hoffmann",
        "Hughes", "Ivanova", "Jensen", "Kaya", "Keller", "Kowalski", "Lambert", "Lopez", "Marino", "Martin", "Meyer", "Moreau", "Murphy", "Nielsen", "Novak",
        "O’Brien", "Okafor", "Patel", "Petit", "Quinn", "Richter", "Rossi", "Schneider", "Silva", "Smith", "Svensson", "Taylor", "Torres", "Ueda", "Vogel",
        "Wagner", "Walsh", "Weber", "Young", "Zimmermann",
    ];

    public static readonly (string City, string Postcode, string Country, string Prefix)[] Cities =
    [
        ("Hamburg", "201", "DE", "+4940"), ("Leipzig", "041", "DE", "+49341"), ("Köln", "506", "DE", "+49221"), ("München", "803", "DE", "+4989"),
        ("Dresden", "010", "DE", "+49351"), ("Bremen", "281", "DE", "+49421"),
    ];

    public static readonly string[] Streets =
        ["Lindenweg", "Hafenstraße", "Gartenstraße", "Am Markt", "Kirchgasse", "Bergstraße", "Uferweg", "Schulstraße", "Mühlenweg", "Rosenallee", "Feldstraße", "Brunnenweg"];
}
