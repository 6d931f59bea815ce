namespace Millrace.Quality;

/// <summary>An open element; disposing of it closes it.</summary>
/// <param name="writer">Where it was opened.</param>
/// <param name="name">Its name.</param>
internal readonly struct HtmlScope(HtmlWriter writer, string name) : IDisposable
{
    public void Dispose() => writer.Close(name);
}
