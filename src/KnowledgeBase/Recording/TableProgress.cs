namespace KnowledgeBase.Recording;

/// <summary>How far a table is.</summary>
/// <param name="Phase">What it is at: <see cref="ImportPhase.Checking"/> all of it, then <see cref="ImportPhase.Recording"/>.</param>
/// <param name="Rows">Rows done in this phase.</param>
/// <param name="Fraction">How much of it that is, from 0 to 1.</param>
public sealed record TableProgress(ImportPhase Phase, long Rows, double Fraction);
