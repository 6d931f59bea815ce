namespace Millrace.Features.Tests.OwnCode;

/// <summary>Learns the length of the longest text.</summary>
internal sealed class LongestText : ITextAnalyser<LongestText, TextLength>
{
    private int _longest = 1;

    public static LongestText Create(int columns) => new();

    public void Add(TextRows rows)
    {
        for (int i = 0; i < rows.Count; i++)
            _longest = Math.Max(_longest, rows.Utf8(i).Length);
    }

    public void Merge(LongestText other) => _longest = Math.Max(_longest, other._longest);

    public TextLength Fit() => new(_longest);
}
