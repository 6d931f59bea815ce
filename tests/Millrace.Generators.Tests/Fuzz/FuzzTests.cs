using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Tests.Fuzz;

/// <summary>
/// Whatever is being typed, nothing throws, and what was kept over all edits is what a reading from scratch finds. <see cref="Extent"/> says how much
/// is typed.
/// </summary>
public sealed class FuzzTests
{
    private const int Seed = 20261125;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Programs.All.Count)];

    /// <summary>As if the file were typed from its beginning: every prefix, or some of them in order.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task No_prefix_of_a_file_makes_anything_throw(int program)
    {
        var random = new Random(Seed + program);
        IReadOnlyDictionary<string, string> files = Programs.All[program];
        int length = files.Values.Sum(static text => text.Length);
        foreach ((string path, string text) in files)
        {
            var typing = new Typing(files, path);
            for (int end = Extent.Part - 1, round = 0; end <= text.Length; end += Extent.IsFull ? Extent.Parts : 1 + random.Next(length / 10), round++)
                await typing.TypeAsync(text[..end], analyze: round % (Extent.IsFull ? 50 : 5) == 0);
        }
    }

    /// <summary>Tokens are deleted, doubled and swapped, one to four at a time.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task No_edit_of_tokens_makes_anything_throw(int program)
    {
        var random = new Random(Seed - program - (100 * (Extent.Part - 1)));
        IReadOnlyDictionary<string, string> files = Programs.All[program];
        int rounds = Math.Max(2, (Extent.IsFull ? 1_500 / Extent.Parts : 20) / files.Count);
        foreach ((string path, string text) in files)
        {
            var typing = new Typing(files, path);
            SyntaxToken[] tokens = [.. (await Compiled.Tree(text, path).GetRootAsync()).DescendantTokens().Where(static token => token.Span.Length > 0)];
            for (int round = 0; round < rounds && tokens.Length > 1; round++)
                await typing.TypeAsync(Edited(text, tokens, random), analyze: round % (Extent.IsFull ? 20 : 10) == 0);
        }
    }

    private static string Edited(string text, SyntaxToken[] tokens, Random random)
    {
        int[] places = [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => random.Next(tokens.Length - 1)).Distinct().OrderDescending()];
        int last = tokens.Length;
        foreach (int place in places.Where(place => place < last - 1))
        {
            (SyntaxToken token, SyntaxToken next) = (tokens[place], tokens[place + 1]);
            last = place;
            text = random.Next(3) switch
            {
                0 => text.Remove(token.SpanStart, token.Span.Length),
                1 => text.Insert(token.Span.End, " " + token.Text),
                _ => text[..token.SpanStart] + next.Text + text[token.Span.End..next.SpanStart] + token.Text + text[next.Span.End..],
            };
        }

        return text;
    }
}
