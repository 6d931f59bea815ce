using System.Text.Json;

namespace Millrace.Features.Tests.OwnCode;

/// <summary>Learns the quantiles at 1 % and 99 % of all numbers.</summary>
internal sealed class Winsorizing : INumberAnalyser<Winsorizing, Winsorized>, IStoredAnalyser
{
    private readonly List<double> _all = [];

    public static Winsorizing Create(int columns) => columns == 1 ? new() : throw new ArgumentException("It takes one column.", nameof(columns));

    public void Add(ReadOnlySpan<double> rows)
    {
        foreach (double number in rows)
        {
            if (double.IsFinite(number))
                _all.Add(number);
        }
    }

    public void Merge(Winsorizing other) => _all.AddRange(other._all);

    public Winsorized Fit()
    {
        _all.Sort();
        return _all.Count == 0 ? new(0, 0) : new(At(0.01), At(0.99));
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("numbers");
        foreach (double number in _all)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    public void Read(JsonElement json) => _all.AddRange(json.GetProperty("numbers").EnumerateArray().Select(static number => number.GetDouble()));

    private double At(double share) => _all[(int)(share * (_all.Count - 1))];
}
