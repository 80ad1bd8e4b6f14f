//! From state to cells; each panel is one function; none changes anything.
