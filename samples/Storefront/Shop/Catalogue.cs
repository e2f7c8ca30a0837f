namespace IdentityHub.Samples.Storefront.Shop;

/// <summary>What the shop sells.</summary>
public static class Catalogue
{
    /// <summary>All of it.</summary>
    public static IReadOnlyList<Product> Products { get; } =
    [
        new("morning-mug", "Morning mug", 18.50m, "Stoneware, holds 350 ml",
            "Thrown by hand in small batches, glazed in oat and clay. Thick enough to keep coffee warm, light enough to carry to the window.", "clay"),
        new("tea-pot", "Two-cup teapot", 42.00m, "Pours without a drip",
            "A small pot for two cups, or one very good one. The sieve comes out for loose leaves, and the lid stays on when you pour.", "sage"),
        new("pendant-lamp", "Pendant lamp", 89.00m, "Spun aluminium, linen cord",
            "Hangs low over a table and keeps the light on the plates. Comes with three metres of linen cord, so you choose the height.", "sand"),
        new("storage-jar", "Storage jar", 24.00m, "Glass with a cork lid",
            "For beans, biscuits or whatever you like to see. Stacks, goes into the dishwasher, and the cork closes tight.", "sea"),
        new("mixing-bowl", "Mixing bowl", 31.00m, "Enamel, 28 cm",
            "Deep enough for bread dough, handsome enough for the salad. The rim is wide, so it can be held with one hand.", "plum"),
        new("window-plant", "Window plant", 15.00m, "In a clay pot",
            "A pothos that forgives everything: little light, little water, long holidays. Comes in its pot with a saucer.", "moss"),
    ];

    /// <summary>A product by its slug, or null.</summary>
    public static Product? Find(string slug) => Products.FirstOrDefault(product => product.Slug == slug);
}
