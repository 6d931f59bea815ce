using System.Text;

namespace Millrace.Data.Tests.Csv;

/// <summary>Small files of fares in a dialect, and what becomes of them.</summary>
internal static class DamagedCsv
{
    public static byte[] Whole(CsvOptions options, Random random)
    {
        string quote = options.Quote?.ToString() ?? "";
        string escape = options.Escape?.ToString() ?? "";
        string[] texts =
        [
            "Yellow", $"{quote}Blue{options.Delimiter} Inc{quote}", $"{quote}say {quote}{quote}hi{quote}{quote}{quote}", "NA", $"{quote}NA{quote}", "",
            $"{quote}two\nlines{quote}", "Zoë", "5\" disk", " spaces ", $" {quote}x{quote} ", $"{quote}a{escape}{quote}b{quote}", $"a{escape}{options.Delimiter}b",
            $"c:{escape}temp{escape}", $"{escape}\r\nx", $"{escape}N", $"{escape}{escape}",
        ];
        string end = random.Next(2) == 0 ? "\n" : "\r\n";
        var text = new StringBuilder();
        for (int i = 0; i < options.SkippedLines; i++)
            text.Append("any \" ' line").Append(end);
        if (options.HasHeader)
            text.Append("fare").Append(options.Delimiter).Append("company").Append(end);
        for (int i = random.Next(30); i > 0; i--)
        {
            if (random.Next(6) == 0)
                text.Append(options.Comment ?? "1,x").Append(" \" ' \\").Append(end);
            if (options.TrimsSpaces && random.Next(10) == 0)
                text.Append(random.Next(2) == 0 ? "  " : "\t").Append(end);
            string number = random.Next(8) == 0 ? $"{quote}{i}{quote}" : FormattableString.Invariant($"{random.Next(-999, 9999) / 8.0}");
            text.Append(number).Append(options.Delimiter).Append(texts[random.Next(texts.Length)]).Append(end);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] Damage(byte[] bytes, CsvOptions options, Random random) => DamagedText.Of(
        bytes,
        [
            (byte)'"', (byte)options.Delimiter, (byte)'\n', (byte)'\r', 0, 0xC3, 0xFF, (byte)'9', (byte)'\\', (byte)'\'', (byte)'#', (byte)' ',
            (byte)(options.Quote ?? 'q'),
        ],
        4,
        random);
}
