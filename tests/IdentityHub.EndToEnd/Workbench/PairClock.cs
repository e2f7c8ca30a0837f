namespace IdentityHub.EndToEnd.Workbench;

/// <summary>Takes the time in the browser, from a key to the frame in which the next pair has been painted, whether pages follow each other or one is shown in place.</summary>
internal static class PairClock
{
    /// <summary>Runs in every page; leaves the milliseconds in <see cref="Taken"/> and their number in <c>data-shown</c> of the document's root.</summary>
    public const string Script = """
        (() => {
          const now = () => performance.timeOrigin + performance.now();
          addEventListener("keydown", () => sessionStorage.setItem("pressed", JSON.stringify({ at: now(), from: location.pathname })), true);
          const look = () => {
            const pressed = JSON.parse(sessionStorage.getItem("pressed") ?? "null");
            if (pressed && location.pathname !== pressed.from && document.readyState !== "loading" && document.querySelector(".compare")) {
              sessionStorage.removeItem("pressed");
              setTimeout(() => {
                const taken = JSON.parse(sessionStorage.getItem("taken") ?? "[]");
                taken.push(now() - pressed.at);
                sessionStorage.setItem("taken", JSON.stringify(taken));
                document.documentElement.dataset.shown = taken.length;
              });
            }
            requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        })();
        """;

    /// <summary>Reads the milliseconds of every pair so far.</summary>
    public const string Taken = "JSON.parse(sessionStorage.getItem('taken') ?? '[]')";
}
