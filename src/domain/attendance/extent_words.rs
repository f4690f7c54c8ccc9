//! The part of a programme that is planned for somebody, in words.

use crate::domain::attendance::extent::Extent;
use crate::domain::programme::ids::ModuleId;

use crate::lang::dates::day_of_month;
use crate::lang::words::{Lang, Words};

impl Words for Extent<'_> {
    fn en(&self) -> String {
        let from = self.from.map(|day| format!("from {}", day_of_month(day, Lang::En)));
        let to = self.to.map(|day| format!("until {}", day_of_month(day, Lang::En)));
        parts(self, from, to)
    }

    fn fr(&self) -> String {
        let from = self.from.map(|day| format!("à partir du {}", day_of_month(day, Lang::Fr)));
        let to = self.to.map(|day| format!("jusqu'au {}", day_of_month(day, Lang::Fr)));
        parts(self, from, to)
    }
}

fn parts(extent: &Extent<'_>, from: Option<String>, to: Option<String>) -> String {
    let modules = extent.modules.iter().map(ModuleId::to_string);
    modules.chain(from).chain(to).collect::<Vec<_>>().join(", ")
}
