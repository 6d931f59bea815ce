using System.Text.Json.Serialization;

namespace Millrace.Json;

/// <summary>A point of a series; the value is null where it is NaN or infinite, and written all the same.</summary>
internal sealed record SeriesPointDocument(long Position, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value);
