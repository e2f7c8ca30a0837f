namespace IdentityHub.Samples.Community.Forum;

/// <summary>What is being talked about; made up.</summary>
public static class Board
{
    /// <summary>The newest first.</summary>
    public static IReadOnlyList<DiscussionThread> Threads { get; } =
    [
        new("first-loaf", "My first loaf didn’t rise. What now?", "Baking",
        [
            new("Mirela", "2 hours ago", "Flat as a plate. The dough was in the blue enamel bowl by the window all night. Too cold, or did I kill the yeast with the water?"),
            new("Tomasz", "1 hour ago", "Window in November: too cold, I’d bet. Put it in the oven with only the lamp on. Slice this one thin and toast it, it will still taste good."),
            new("Okko", "40 min ago", "What Tomasz says. And take water that feels like nothing at all on your wrist."),
        ]),
        new("chipped-mug", "Is a chipped mug a reason to be sad?", "Repair",
        [
            new("Inés", "5 hours ago", "It was my grandmother’s. Chip at the rim, the size of a lentil."),
            new("Okko", "4 hours ago", "Kintsugi kit, a quiet afternoon, and it will be nicer than before. Don’t drink from it though."),
        ]),
        new("teapot-drips", "Teapots that don’t drip: a list", "Things",
        [
            new("Priya", "yesterday", "I keep a list. So far there are three on it. Add yours, with a video please, I have been disappointed before."),
            new("Mirela", "yesterday", "The two-cup one from Harbour Lane. Video follows when I have three hands."),
        ]),
        new("table-for-nine", "A table for nine in a kitchen for four", "Rooms",
        [
            new("Tomasz", "2 days ago", "Family comes in December. I have one table, two trestles and a door. Has anybody done the door thing?"),
        ]),
        new("lamp-height", "How low is too low for a lamp?", "Rooms",
        [
            new("Inés", "3 days ago", "Sixty centimetres above the table, they say. My brother is tall and has opinions."),
            new("Priya", "3 days ago", "Sixty. Seat him at the end."),
        ]),
    ];

    /// <summary>A thread by its slug, or null.</summary>
    public static DiscussionThread? Find(string slug) => Threads.FirstOrDefault(thread => thread.Slug == slug);
}
