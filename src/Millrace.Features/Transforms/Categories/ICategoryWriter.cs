namespace Millrace.Features;

/// <summary>How the id of a category is written into a row; a struct, so that the loop holds it.</summary>
internal interface ICategoryWriter
{
    /// <param name="destination">The matrix from the feature's first number of this row on.</param>
    /// <param name="id">The id, −1 for none.</param>
    void Write(Span<float> destination, int id);
}
