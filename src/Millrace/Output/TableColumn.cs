namespace Millrace.Output;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="IsNumber">Whether its texts stand at the right.</param>
internal readonly record struct TableColumn(string Heading, bool IsNumber = false)
{
    public static implicit operator TableColumn(string heading) => new(heading);
}
