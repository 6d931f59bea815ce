using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Turns places of syntax into values, and back into places of the program as it is now.</summary>
internal static class Places
{
    /// <summary>The place as a value.</summary>
    public static LocationInfo ToInfo(this Location location)
    {
        if (location.SourceTree is not { } tree)
            return LocationInfo.None;
        DeclarationSurface? declaration = TreeSurface.Of(tree, CancellationToken.None).At(location.SourceSpan.Start);
        TokenMap tokens = declaration?.Tokens ?? default;
        (int startToken, int startOffset) = tokens.Locate(location.SourceSpan.Start);
        bool isEmpty = location.SourceSpan.IsEmpty;
        (int endToken, int endOffset) = tokens.Locate(isEmpty ? location.SourceSpan.End : location.SourceSpan.End - 1);
        return new LocationInfo(tree.FilePath, declaration?.Anchor ?? "", startToken, startOffset, endToken, isEmpty ? endOffset : endOffset + 1);
    }

    /// <summary>The place in the program as it is now; nowhere where it is gone.</summary>
    public static Location In(this LocationInfo place, Compilation program, CancellationToken cancellation)
    {
        if (place.File is null)
            return Location.None;
        foreach (SyntaxTree tree in FilesByPath.Of(program, place.File))
        {
            if (Find(place, tree, cancellation) is { } span)
                return Location.Create(tree, span);
        }

        return Location.None;
    }

    private static TextSpan? Find(LocationInfo place, SyntaxTree tree, CancellationToken cancellation)
    {
        TokenMap tokens = default;
        if (place.Declaration.Length > 0)
        {
            if (TreeSurface.Of(tree, cancellation).Find(place.Declaration) is not { } declaration)
                return null;
            tokens = declaration.Tokens;
        }

        return tokens.Position(place.StartToken, place.StartOffset) is int start && tokens.Position(place.EndToken, place.EndOffset) is int end && start <= end && end <= tree.Length
            ? TextSpan.FromBounds(start, end)
            : null;
    }
}
