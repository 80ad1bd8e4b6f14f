fn main() {
    let path = std::env::args().nth(1).unwrap();
    let bytes = std::fs::read(path).unwrap();
    let m = plenary::readers::format::read(&bytes).unwrap();
    let r = plenary::grammar::read::read(m);
    for n in &r.resolution.nodes {
        println!("{:14} {:12} {} {:?} {} notes{:?} verb{:?}", n.id.clone().unwrap_or_default(), n.kind.name(), n.depth, n.label, n.text.string.chars().take(70).collect::<String>(), n.notes().collect::<Vec<_>>(), n.verb.as_ref().map(|v| &v.text));
    }
    for n in &r.resolution.notes { println!("NOTE {} {:?} {}", n.id, n.called_from, n.text.string.chars().take(80).collect::<String>()); }
    for m in &r.remarks { println!("{:?}", m); }
    let mut x = r.resolution.clone(); x.nodes.clear(); x.notes.clear();
    println!("{x:?}\n{:?}", r.accounting);
}
